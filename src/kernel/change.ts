/**
 * Runs work in one transaction with the stores it names: all of it holds, or nothing does. A use case that also has slow
 * work to do, such as hashing, does it before, so that no connection is held meanwhile.
 */
export type Change<Stores> = <Result>(work: (stores: Stores) => Promise<Result>) => Promise<Result>
