-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "approved_capability_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
