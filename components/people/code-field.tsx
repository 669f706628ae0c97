import { TextField } from "@/components/form/text-field";

export function CodeField({ hint }: { hint: string }) {
  return (
    <TextField
      name="code"
      label="Code"
      hint={hint}
      autoComplete="one-time-code"
      maxLength={40}
      monospace
      required
    />
  );
}
