import { Command } from "@/components/ui/command";
import type { Partition } from "@/lib/iam/partition";
import { awsIam } from "@/lib/setup/aws-command";

interface ReplacedKeyProps {
  accessKeyId: string;
  userName: string;
  partition: Partition;
  /** What has taken its place. */
  successor: "key" | "role";
}

/** What is left to do in AWS once a key has been replaced: inactive first, which can be undone, and then away. */
export function ReplacedKey({ accessKeyId, userName, partition, successor }: ReplacedKeyProps) {
  const options = [
    ["user-name", userName],
    ["access-key-id", accessKeyId],
  ] as const;
  return (
    <section aria-labelledby="replaced-key" className="space-y-4">
      <div>
        <h2 id="replaced-key" className="font-semibold">
          Delete {accessKeyId} in AWS
        </h2>
        <p className="max-w-prose text-soft">
          The new {successor} has taken its place, and our copy of its secret is destroyed. In AWS the key
          still works for whoever holds it.
        </p>
      </div>
      <ol className="space-y-4">
        <li>
          <Command
            id="deactivate-key"
            label="1. Deactivate it, which can be undone, and see whether anything misses it"
            command={awsIam(partition, "update-access-key", [...options, ["status", "Inactive"]])}
          />
        </li>
        <li>
          <Command
            id="last-used-key"
            label="2. Look when it was last used"
            command={awsIam(partition, "get-access-key-last-used", [["access-key-id", accessKeyId]])}
          />
        </li>
        <li>
          <Command
            id="delete-key"
            label="3. Delete it, which cannot be undone"
            command={awsIam(partition, "delete-access-key", options)}
          />
        </li>
      </ol>
    </section>
  );
}
