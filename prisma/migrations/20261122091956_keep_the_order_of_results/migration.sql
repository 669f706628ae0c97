-- AlterTable
ALTER TABLE "stored_check" ALTER COLUMN "result" SET DATA TYPE JSON;
