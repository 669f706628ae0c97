import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import { getHolder, HOLDERS, type HolderWords, holderArn, readHolderName } from "./holders";
import { readTags } from "./member-rules";
import { requireAtMost } from "./policy-quotas";
import { tagsShape } from "./shapes";

const TAGS_PER_HOLDER = 50;

/** Tag, Untag and ListTags of one kind of holder. */
function operationsFor({ kind, word }: HolderWords): Operation[] {
  const tag = iamOperation({
    name: `Tag${word}`,
    writes: true,
    read: (params) => ({ name: readHolderName(params, kind), tags: readTags(params) }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, tags }, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      const joined = new Map([...holder.tags, ...tags.map(({ key, value }) => [key, value] as const)]);
      requireAtMost(`TagsPer${word}`, TAGS_PER_HOLDER, joined.size);
      holder.tags = joined;
      return undefined;
    },
  });
  const untag = iamOperation({
    name: `Untag${word}`,
    writes: true,
    read: (params) => ({
      name: readHolderName(params, kind),
      keys: params.texts("TagKeys", { min: 1, max: 128 }),
    }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, keys }, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      for (const key of keys) holder.tags.delete(key);
      return undefined;
    },
  });
  const list = iamOperation({
    name: `List${word}Tags`,
    read: (params) => ({ name: readHolderName(params, kind), page: readPage(params) }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, page: request }, { caller }) => {
      const tags = tagsShape(getHolder(caller.account.iam, kind, name).tags) ?? [];
      const { page, rest } = takePage(tags, request);
      return { Tags: page, ...rest };
    },
  });
  return [tag, untag, list];
}

export const tagOperations: readonly Operation[] = HOLDERS.filter(({ kind }) => kind !== "group").flatMap(
  operationsFor,
);
