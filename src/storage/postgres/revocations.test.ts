import { twoApplications } from '../../../test/support/two-applications.ts'
import { revocationStoreContract } from '../conformance/revocations.ts'

revocationStoreContract(twoApplications)
