/** Every error code that the sandbox knows, and the HTTP status AWS sends with it; the JSON protocol renames some. */
const STATUS_OF = {
  AccessDenied: 403,
  AlreadyExistsException: 400,
  DeleteConflict: 409,
  DisabledException: 400,
  EntityAlreadyExists: 409,
  ExpiredToken: 403,
  IncompleteSignature: 400,
  IncorrectKeyException: 400,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidAliasNameException: 400,
  InvalidCiphertextException: 400,
  InvalidClientTokenId: 403,
  InvalidInput: 400,
  InvalidMarkerException: 400,
  InvalidParameterValue: 400,
  KMSInvalidStateException: 400,
  LimitExceeded: 409,
  MalformedInput: 400,
  MalformedPolicyDocument: 400,
  MissingAction: 400,
  MissingAuthenticationToken: 403,
  NoSuchEntity: 404,
  NotFoundException: 400,
  PackedPolicyTooLarge: 400,
  RegionDisabledException: 403,
  RequestEntityTooLarge: 413,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  UnmodifiableEntity: 400,
  UnsupportedOperationException: 400,
  ValidationError: 400,
} as const satisfies Record<string, number>;

export type AwsErrorCode = keyof typeof STATUS_OF;

/** An error that AWS would answer with: its wire code, HTTP status and message. */
export class AwsError extends Error {
  readonly code: AwsErrorCode;
  readonly status: number;

  constructor(code: AwsErrorCode, message: string) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.status = STATUS_OF[code];
  }
}
