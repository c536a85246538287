import { twoApplications } from '../../../test/support/two-applications.ts'
import { noteStoreContract } from '../conformance/notes.ts'

noteStoreContract(twoApplications)
