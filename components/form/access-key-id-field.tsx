"use client";

import { useState } from "react";
import { accountOfAccessKey } from "@/lib/iam/access-key-account";
import { TextField } from "./text-field";

interface AccessKeyIdFieldProps {
  /** The account that the customer named. */
  awsAccountId: string;
}

/** Says while one types which account the ID seems to be of. It is a hint: only AWS's own answer is proof. */
export function AccessKeyIdField({ awsAccountId }: AccessKeyIdFieldProps) {
  const [account, setAccount] = useState<string | null>(null);
  const read = (text: string) => setAccount(accountOfAccessKey(text.trim()));
  return (
    <div onInput={({ target }) => target instanceof HTMLInputElement && read(target.value)}>
      <TextField
        name="accessKeyId"
        label="Access Key ID"
        hint="Twenty characters that begin with AKIA. One that begins with ASIA expires, so it cannot be used."
        placeholder="AKIA…"
        monospace
        required
      />
      <output className="mt-1 -mb-3 block min-h-5 text-small text-soft">
        {account && describeAccount(account, awsAccountId)}
      </output>
    </div>
  );
}

function describeAccount(account: string, named: string): string {
  if (account === named) return `It seems to be of account ${named}, as you named it.`;
  return `It seems to be of account ${account}, but you named ${named}. AWS will say for certain.`;
}
