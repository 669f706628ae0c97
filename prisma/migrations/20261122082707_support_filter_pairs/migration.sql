-- CreateIndex
CREATE INDEX "connection_by_state_verdict" ON "connection"("state", "verdict_code", "id");

-- CreateIndex
CREATE INDEX "connection_by_state_evidence" ON "connection"("state", "evidence_grade", "id");

-- CreateIndex
CREATE INDEX "connection_by_verdict_evidence" ON "connection"("verdict_code", "evidence_grade", "id");

-- Which states, findings and proofs go together. Without it PostgreSQL takes two filters for independent of each other, and
-- looks for a pair that nothing has at every connection. Prisma's schema cannot state it.
CREATE STATISTICS "connection_filters" (mcv) ON "integration_id", "state", "verdict_code", "evidence_grade" FROM "connection";
ALTER STATISTICS "connection_filters" SET STATISTICS 300;
ANALYZE "connection";
