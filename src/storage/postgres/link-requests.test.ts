import { twoApplications } from '../../../test/support/two-applications.ts'
import { linkRequestStoreContract } from '../conformance/link-requests.ts'

linkRequestStoreContract(twoApplications)
