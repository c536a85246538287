/** A start that cannot go on. Its message is meant for the operator's terminal: what is wrong, then what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
