import { twoApplications } from '../../../test/support/two-applications.ts'
import { callerVerificationStoreContract } from '../conformance/caller-verifications.ts'

callerVerificationStoreContract(twoApplications)
