-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "pasted_answer_kind" TEXT;

-- What was pasted of a connection that has ended explains nothing any more.
UPDATE "connection"
SET "pasted_answer" = NULL, "pasted_answer_at" = NULL
WHERE "disconnected_at" IS NOT NULL AND "pasted_answer" IS NOT NULL;

-- What was pasted so far was about the role's trust policy, or about the user's keys: the access method told which.
UPDATE "connection"
SET "pasted_answer_kind" = CASE "access_method" WHEN 'iam-role' THEN 'trust-policy' ELSE 'key-list' END
WHERE "pasted_answer" IS NOT NULL;
