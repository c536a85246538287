import { twoApplications } from '../../../test/support/two-applications.ts'
import { holdingStoreContract } from '../conformance/holdings.ts'

holdingStoreContract(twoApplications)
