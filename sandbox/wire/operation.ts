import { type GuardedResource, requireAllowed } from "../authorization/require-allowed";
import { contextOf } from "../evaluation/request-context";
import type { AnswerObject } from "./answer-value";
import type { Call } from "./call";
import { ParamReader } from "./param-reader";
import type { ServiceName } from "./service";

/** One operation of a service. AWS's order: read and check members, authorise, then act. */
export interface Operation {
  service: ServiceName;
  name: string;
  /** It changes IAM, so that the change has to spread. */
  writes: boolean;
  perform: (call: Call) => Promise<AnswerObject | undefined>;
}

export interface OperationSpec<Input> {
  name: string;
  writes?: boolean;
  read: (params: ParamReader, call: Call) => Input;
  /** What to authorise on; absent when the operation needs no permission or judges that itself. */
  resource?: (input: Input, call: Call) => string | GuardedResource;
  /** Condition keys of this operation, for example `iam:PolicyARN`. */
  context?: (input: Input, call: Call) => Record<string, string | string[] | undefined>;
  run: (input: Input, call: Call) => AnswerObject | undefined | Promise<AnswerObject | undefined>;
}

/** Makes an operation of one service from its parts. */
export function defineOperation<Input>(service: ServiceName, spec: OperationSpec<Input>): Operation {
  return {
    service,
    name: spec.name,
    writes: spec.writes ?? false,
    perform: async (call) => {
      const params = new ParamReader(call.members);
      const input = spec.read(params, call);
      params.finish();
      if (spec.resource !== undefined) {
        const context = contextOf(spec.context?.(input, call) ?? {});
        await requireAllowed(call, `${service}:${spec.name}`, spec.resource(input, call), context);
      }
      return spec.run(input, call);
    },
  };
}

/** An IAM operation. */
export function iamOperation<Input>(spec: OperationSpec<Input>): Operation {
  return defineOperation("iam", spec);
}

/** An STS operation. */
export function stsOperation<Input>(spec: OperationSpec<Input>): Operation {
  return defineOperation("sts", spec);
}

/** A KMS operation. */
export function kmsOperation<Input>(spec: OperationSpec<Input>): Operation {
  return defineOperation("kms", spec);
}
