import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { KeyView } from "@/lib/setup/setup-view";
import type { ExistingUser } from "./existing-user";
import { SetupDrawing } from "./setup-drawing";

const VIEW = {
  ...{ productName: "Kommander", awsAccountId: "444455556666", accessMethod: "access-key" },
  ...{ currentKeyId: null, candidateKeyId: null, userArn: null, region: null },
  documents: { userName: "Kommander", sections: [] },
} as unknown as KeyView;

const NEW = { isChosen: false, entered: "", problem: null, documents: null };
const NAMED = {
  ...{ isChosen: true, entered: "jonas.k8s", problem: null },
  documents: { userName: "jonas.k8s" },
} as unknown as ExistingUser;

/** What is drawn, and what is said of it to whoever cannot see it. */
function draw(existing: ExistingUser | null, view = VIEW): { said: string; drawn: string } {
  const markup = renderToStaticMarkup(createElement(SetupDrawing, { view, existing }));
  const [said = "", drawn = ""] = markup.split("</figcaption>");
  return { said, drawn };
}

test("a user of the customer's own is drawn by the name that was entered", () => {
  const { said, drawn } = draw(NAMED);
  expect(said).toContain("as the IAM user jonas.k8s, which is not confirmed yet,");
  expect(drawn).toContain("jonas.k8s, not confirmed yet");
  expect(drawn).not.toContain("Kommander, not");
});

test("one that is not named yet, or not rightly, has no name", () => {
  for (const entered of ["", "no such name!"]) {
    const { said, drawn } = draw({ ...NEW, isChosen: true, entered });
    expect(said).toContain("as an IAM user that you have and have not named yet,");
    expect(drawn).toContain("One you have, not named yet");
  }
});

test("a new user is drawn by the suggested name, and one that AWS has named by that", () => {
  for (const existing of [null, NEW]) expect(draw(existing).drawn).toContain("Kommander, not confirmed yet");
  const userArn = "arn:aws:iam::444455556666:user/platform";
  expect(draw(NAMED, { ...VIEW, userArn }).said).toContain(`as the IAM user ${userArn}`);
});
