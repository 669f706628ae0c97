import "server-only";

interface Page {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
  $metadata: { httpStatusCode?: number; requestId?: string };
}

/** Far more than any question of ours has; a server that never ends is none of AWS's. */
const MOST_PAGES = 50;

/**
 * Follows IAM's markers to the end of a list, for one question put by `askAws`: its deadline holds for all pages
 * together. Throws where AWS says that there is more but not where, as for any answer that makes no sense.
 */
export async function sendAllPages<Output extends Page>(
  send: (marker: string | undefined) => Promise<Output>,
): Promise<{ pages: Output[]; $metadata: Page["$metadata"] }> {
  const pages: Output[] = [];
  let marker: string | undefined;
  while (pages.length < MOST_PAGES) {
    const page = await send(marker);
    pages.push(page);
    if (!page.IsTruncated) return { pages, $metadata: page.$metadata };
    if (!page.Marker || page.Marker === marker) throw new Error("AWS says that there is more, but not where");
    marker = page.Marker;
  }
  throw new Error(`AWS has more than ${MOST_PAGES} pages to say`);
}
