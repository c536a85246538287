import { twoApplications } from '../../../test/support/two-applications.ts'
import { holderStoreContract } from '../conformance/holders.ts'

holderStoreContract(twoApplications)
