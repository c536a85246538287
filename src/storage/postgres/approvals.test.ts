import { twoApplications } from '../../../test/support/two-applications.ts'
import { approvalStoreContract } from '../conformance/approvals.ts'

approvalStoreContract(twoApplications)
