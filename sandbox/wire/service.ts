export type ServiceName = "iam" | "sts" | "kms";

/** The API version of each service; it tells the services of the query protocol apart. */
export const API_VERSION: Record<ServiceName, string> = {
  iam: "2010-05-08",
  sts: "2011-06-15",
  kms: "2014-11-01",
};
