/** A value of an answer, whatever the protocol; undefined is left out. */
export type AnswerValue =
  | string
  | number
  | boolean
  | undefined
  | AnswerValue[]
  | Map<string, AnswerValue>
  | { [member: string]: AnswerValue };

export type AnswerObject = { [member: string]: AnswerValue };
