-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "evidence_grade" TEXT,
ADD COLUMN     "last_verified_at" TIMESTAMP(3),
ADD COLUMN     "verdict_code" TEXT;

-- AlterTable
ALTER TABLE "stored_check" ADD COLUMN     "request_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "connection_count" (
    "day" DATE NOT NULL,
    "integration_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "counted_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "connection_count_pkey" PRIMARY KEY ("day","integration_id","state")
);

-- CreateIndex
CREATE INDEX "access_key_by_aws_id" ON "access_key"("access_key_id");

-- CreateIndex
CREATE INDEX "connection_by_customer" ON "connection"("customer_id", "id");

-- CreateIndex
CREATE INDEX "connection_by_account" ON "connection"("aws_account_id", "id");

-- CreateIndex
CREATE INDEX "connection_by_role_arn" ON "connection"("role_arn");

-- CreateIndex
CREATE INDEX "connection_by_user_arn" ON "connection"("user_arn");

-- CreateIndex
CREATE INDEX "connection_by_product" ON "connection"("integration_id", "id", "state", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_product_and_state" ON "connection"("integration_id", "state", "id", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_state" ON "connection"("state", "id", "integration_id", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_state_age" ON "connection"("state", "state_since", "id", "integration_id", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_age" ON "connection"("state_since", "id", "integration_id", "state", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_verdict" ON "connection"("verdict_code", "id", "integration_id", "state", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_evidence" ON "connection"("evidence_grade", "id", "integration_id", "state", "verdict_code");

-- CreateIndex
CREATE INDEX "connection_by_last_verified" ON "connection"("last_verified_at", "id", "integration_id", "state", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "connection_by_state_verified" ON "connection"("state", "last_verified_at", "id", "integration_id", "verdict_code", "evidence_grade");

-- CreateIndex
CREATE INDEX "stored_check_request_ids" ON "stored_check" USING GIN ("request_ids");

-- A customer is found by the beginning of any word of the name. An index on an expression, which Prisma's schema cannot state.
CREATE INDEX "customer_by_name_words" ON "customer" USING GIN (to_tsvector('simple', "name"));

-- What was verified before this migration is found as well.
UPDATE "stored_check" SET "request_ids" = ARRAY(
  SELECT evidence->>'requestId' FROM jsonb_array_elements("result"->'evidence') AS evidence
  WHERE evidence->>'requestId' IS NOT NULL
) WHERE jsonb_typeof("result"->'evidence') = 'array';

UPDATE "connection" SET
  "last_verified_at" = newest."finished_at",
  "verdict_code" = (
    SELECT "code" FROM "stored_check" WHERE "verification_id" = newest."id" AND "verdict" <> 'pass'
    ORDER BY array_position(ARRAY['fail', 'inconclusive', 'unverified', 'warn'], "verdict"), "finished_at" LIMIT 1
  )
FROM (
  SELECT DISTINCT ON ("connection_id") "id", "connection_id", "finished_at" FROM "verification"
  WHERE "finished_at" IS NOT NULL ORDER BY "connection_id", "started_at" DESC, "id" DESC
) AS newest
WHERE newest."connection_id" = "connection"."id";
