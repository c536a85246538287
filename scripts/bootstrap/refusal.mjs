/** Why the clone cannot be made ready, in one line for the terminal. */
export class Refusal extends Error {}
