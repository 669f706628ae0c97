-- AlterTable
ALTER TABLE "access_key" ADD COLUMN     "region" TEXT,
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "user_arn" TEXT;

-- What keys of before were entered with stands in their connection.
UPDATE "access_key" SET "region" = "connection"."region", "settings" = "connection"."settings", "user_arn" = "connection"."user_arn"
FROM "connection" WHERE "connection"."id" = "access_key"."connection_id";
