/** Why there is no trust policy in what was pasted. */
export type PasteProblem = keyof typeof PROBLEMS;

const SHOWN_BY_IAM =
  "In the IAM console, open the role, then the Trust relationships tab, and copy the JSON that stands there.";

const PROBLEMS = {
  empty: `There is nothing here yet. ${SHOWN_BY_IAM}`,
  "too-long": `This is longer than a trust policy can be. ${SHOWN_BY_IAM}`,
  html: `This is a web page rather than the JSON on it. ${SHOWN_BY_IAM}`,
  yaml: `This is YAML. IAM keeps trust policies as JSON. ${SHOWN_BY_IAM}`,
  hcl: "This is Terraform code. Paste what IAM shows for the role instead, or the output of terraform show -json.",
  "template-values":
    "This comes from a template and still holds values that are filled in later. Paste what IAM shows for the role that the template made.",
  "file-path": "This is the address of a file. Paste what the file says.",
  "role-arn": `This is an ARN. The trust policy of the role is needed here. ${SHOWN_BY_IAM}`,
  "external-id": `This is an External ID. The trust policy that holds it is needed here. ${SHOWN_BY_IAM}`,
  "permission-policy":
    "This is a permission policy: it says what the role may do. The trust policy says who may use the role, and stands on the Trust relationships tab.",
  "several-documents":
    "There are several trust policies in this text. Paste only the one of the role that you connect.",
  "cut-off": "The end of the JSON is missing. Copy it again, down to the last closing brace.",
  "not-json": "This cannot be read as JSON.",
  "not-a-policy": `This is JSON, but there is no trust policy in it. ${SHOWN_BY_IAM}`,
} as const;

/** The problem in the customer's words; `line` is where the JSON stops making sense. */
export function describePasteProblem(problem: PasteProblem, line: number | null = null): string {
  const text = PROBLEMS[problem];
  if (problem !== "not-json" || line === null) return text;
  return `This cannot be read as JSON: it stops making sense in line ${line}. A missing comma, quote or brace is the usual cause.`;
}
