-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "invited_by_id" TEXT;

-- CreateIndex
CREATE INDEX "invitation_invited_by" ON "invitation"("invited_by_id");
