/** What the server refuses. The browser is told the code only; the words are looked up on the page. */
export type RefusalCode = "not-signed-in" | "not-found" | "too-many-attempts" | "connection-ended";

export class AppError extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = "AppError";
    this.code = code;
  }
}
