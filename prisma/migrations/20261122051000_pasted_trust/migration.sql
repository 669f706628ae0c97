-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "pasted_trust" TEXT,
ADD COLUMN     "pasted_trust_at" TIMESTAMP(3);
