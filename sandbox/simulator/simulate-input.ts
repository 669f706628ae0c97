import { parsePolicy } from "../authorization/policy-text";
import type { NamedPolicy } from "../evaluation/authorize";
import type { RequestContext } from "../evaluation/request-context";
import { checkPolicyText, type PolicyUse } from "../iam/policy-rules";
import { AwsError } from "../wire/aws-error";
import { type PageRequest, readPage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import { contextFromEntries, readContextEntries } from "./context-entries";

const MAX_POLICY_TEXT = 131_072;

/** A policy text with the name under which results refer to it. */
export interface SimulatedPolicy extends NamedPolicy {
  text: string;
}

export interface SimulateInput {
  actions: string[];
  /** Null when ResourceArns was left out. */
  resources: string[] | null;
  policies: SimulatedPolicy[];
  boundaries: SimulatedPolicy[];
  resourcePolicy: SimulatedPolicy | null;
  resourceOwner: string | undefined;
  callerArn: string | undefined;
  context: RequestContext;
  page: PageRequest;
}

/** Reads what SimulateCustomPolicy and SimulatePrincipalPolicy have in common. */
export function readSimulateInput(params: ParamReader): SimulateInput {
  const actions = params.texts("ActionNames", { min: 3, max: 128 });
  if (!params.has("ActionNames")) params.text("ActionNames");
  const resources = params.texts("ResourceArns", { min: 1, max: 2048 });
  const policyTexts = params.texts("PolicyInputList", { min: 1, max: MAX_POLICY_TEXT });
  const boundaryTexts = params.texts("PermissionsBoundaryPolicyInputList", { min: 1, max: MAX_POLICY_TEXT });
  const resourceText = params.optionalText("ResourcePolicy", { min: 1, max: MAX_POLICY_TEXT });
  const resourceOwner = params.optionalText("ResourceOwner", { min: 1, max: 2048 });
  const callerArn = params.optionalText("CallerArn", { min: 1, max: 2048 });
  const entries = readContextEntries(params);
  const page = readPage(params, { code: "InvalidInput", message: "Invalid marker for pagination." });
  params.finish();
  checkActions(actions);
  checkResources(resources);
  checkOwner(resourceOwner);
  if (boundaryTexts.length > 1) invalid("The list of Permissions Boundary policies cannot exceed 1 items.");
  const policies = policyTexts.map((text, index) => inputPolicy(text, `PolicyInputList.${index + 1}`, index));
  const boundaries = boundaryTexts.map((text, index) =>
    inputPolicy(text, `PermissionsBoundaryPolicyInputList.${index + 1}`, index),
  );
  return {
    actions,
    resources: resources.length > 0 ? resources : null,
    policies,
    boundaries,
    resourcePolicy:
      resourceText === undefined ? null : inputPolicy(resourceText, "ResourcePolicy", 0, "resource"),
    resourceOwner,
    callerArn,
    context: contextFromEntries(entries),
    page,
  };
}

/** Reads a `PolicyInputList`, whose items are counted from 1 in results and messages. */
export function readPolicyInputs(params: ParamReader, name = "PolicyInputList"): SimulatedPolicy[] {
  const texts = params.texts(name, { min: 1, max: MAX_POLICY_TEXT });
  params.finish();
  return texts.map((text, index) => inputPolicy(text, `${name}.${index + 1}`, index));
}

function inputPolicy(text: string, id: string, index: number, use: PolicyUse = "identity"): SimulatedPolicy {
  try {
    checkPolicyText(text, use);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    invalid(`Policy input list item ${index + 1} has invalid content`);
  }
  return { id, text, document: parsePolicy(text) };
}

function checkActions(actions: readonly string[]): void {
  if (actions.some((action) => !/^[^:]+:.+$/.test(action))) {
    invalid("The action is invalid since it is missing names");
  }
}

function checkResources(resources: readonly string[]): void {
  const bad = resources.find(
    (resource) => resource !== "*" && !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(resource),
  );
  if (bad !== undefined) invalid(`ResourceNames are not in a valid ARN format: ${bad}.`);
  if (resources.length > 1 && resources.includes("*"))
    invalid("ResourceNames are not in a valid ARN format: *.");
}

function checkOwner(owner: string | undefined): void {
  if (owner !== undefined && !/^arn:[^:]+:iam::\d{12}:root$/.test(owner)) {
    invalid(`Invalid ResourceOwner: ${owner} must be the ARN of an account.`);
  }
}

function invalid(message: string): never {
  throw new AwsError("InvalidInput", message);
}
