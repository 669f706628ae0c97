import "server-only";

export type CsvCells = (string | null)[];

/** Rows a batch at a time, as comma-separated values (RFC 4180): each batch is read when the file's reader asks for it. */
export function streamCsv<Row>(
  header: CsvCells,
  batches: AsyncGenerator<Row[]>,
  cellsOf: (row: Row) => CsvCells,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(csvLine(header))),
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value.map((row) => csvLine(cellsOf(row))).join("")));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
}

/** A file to be saved, and never kept on the way. */
export function respondWithCsv(fileName: string, stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

export function csvLine(cells: CsvCells): string {
  return `${cells.map((cell) => `"${withoutFormula(cell ?? "").replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** A spreadsheet runs what begins like a formula: an apostrophe makes it text. */
function withoutFormula(cell: string): string {
  return /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
