export interface ListedCustomer {
  id: string;
  name: string;
  since: Date;
  members: number;
  connections: number;
}

export interface CustomerPage {
  customers: ListedCustomer[];
  /** The last one's ID where there are more; the next page begins after it. */
  next: string | null;
}
