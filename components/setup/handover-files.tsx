import { FileText } from "@/components/ui/file-text";
import type { HandoverText } from "@/lib/setup/handover";

const NAMES: Record<string, string> = {
  roleArn: "the Role ARN",
  externalId: "the External ID",
  awsAccountId: "the AWS account",
  partition: "the partition",
  region: "the region",
  userName: "the IAM user",
  vendorUserName: "the product's own IAM user",
};

/** The product's own configuration, made out to this connection. */
export function HandoverFiles({ files, productName }: { files: HandoverText[]; productName: string }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="handover" className="space-y-4">
      <div>
        <h2 id="handover" className="font-semibold">
          Settings for {productName}
        </h2>
        <p className="max-w-prose text-soft">
          Made out to this connection; whichever form you use. No secret is in them.
        </p>
      </div>
      {files.map(({ id, title, fileName, text, missing }) => (
        <FileText
          key={id}
          id={`file-${id}`}
          title={title}
          fileName={fileName}
          text={text}
          note={describeGaps(text, missing)}
        />
      ))}
    </section>
  );
}

function describeGaps(text: string, missing: string[]): string | undefined {
  if (missing.length > 0) {
    const names = missing.map((name) => NAMES[name] ?? name.replace(/^setting\./, "the setting "));
    return `Not known yet, and to be filled in: ${names.join(", ")}.`;
  }
  return /<[^<>\n]+>/.test(text)
    ? "Fill in what stands in angle brackets; we do not have it, or do not show it."
    : undefined;
}
