-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "disconnected_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "older_external_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "retiring_external_id" TEXT,
ADD COLUMN     "staged_external_id" TEXT;

-- CreateTable
CREATE TABLE "access_end_proof" (
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "access_end_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_id_rotation" (
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "campaign_id" TEXT,
    "stage" TEXT NOT NULL,
    "open" BOOLEAN DEFAULT true,
    "reason" TEXT NOT NULL,
    "from_external_id" TEXT NOT NULL,
    "to_external_id" TEXT NOT NULL,
    "started_by_kind" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "promoted_at" TIMESTAMP(3),
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "external_id_rotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_id_campaign" (
    "id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "external_id_campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_id_campaign_entry" (
    "campaign_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "fault" TEXT,

    CONSTRAINT "external_id_campaign_entry_pkey" PRIMARY KEY ("campaign_id","connection_id")
);

-- CreateIndex
CREATE INDEX "access_end_proof_connection_asked" ON "access_end_proof"("connection_id", "asked_at");

-- CreateIndex
CREATE INDEX "external_id_rotation_campaign" ON "external_id_rotation"("campaign_id", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "external_id_rotation_one_open" ON "external_id_rotation"("connection_id", "open");

-- CreateIndex
CREATE INDEX "external_id_campaign_entry_state" ON "external_id_campaign_entry"("campaign_id", "state");

-- AddForeignKey
ALTER TABLE "access_end_proof" ADD CONSTRAINT "access_end_proof_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id_rotation" ADD CONSTRAINT "external_id_rotation_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id_rotation" ADD CONSTRAINT "external_id_rotation_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "external_id_campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id_campaign_entry" ADD CONSTRAINT "external_id_campaign_entry_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "external_id_campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_id_campaign_entry" ADD CONSTRAINT "external_id_campaign_entry_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
