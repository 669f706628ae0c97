-- What AWS's command line printed is pasted for access keys, too, so the columns are no longer of trust policies alone.
-- Renamed by hand: the tool would drop the columns, and what was pasted with them.
ALTER TABLE "connection" RENAME COLUMN "pasted_trust" TO "pasted_answer";
ALTER TABLE "connection" RENAME COLUMN "pasted_trust_at" TO "pasted_answer_at";
