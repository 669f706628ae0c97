-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "capability_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "region" TEXT,
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "user_arn" TEXT;

-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "access_key_row" TEXT,
ADD COLUMN     "access_method" TEXT NOT NULL DEFAULT 'iam-role',
ALTER COLUMN "role_arn" DROP NOT NULL,
ALTER COLUMN "external_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "access_key" (
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "access_key_id" TEXT NOT NULL,
    "envelope" TEXT,
    "stage" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proven_at" TIMESTAMP(3),
    "destroyed_at" TIMESTAMP(3),

    CONSTRAINT "access_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_key_connection_stage" ON "access_key"("connection_id", "stage");

-- AddForeignKey
ALTER TABLE "access_key" ADD CONSTRAINT "access_key_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
