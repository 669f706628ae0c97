import { Glyph } from "@/components/ui/glyph";

export function FieldError({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null;
  return (
    <ul id={id} className="mt-2 space-y-1 text-small text-bad">
      {errors.map((error) => (
        <li key={error} className="flex gap-2">
          <Glyph shape="cross" className="mt-0.5" />
          {error}
        </li>
      ))}
    </ul>
  );
}
