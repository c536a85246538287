import { twoApplications } from '../../../test/support/two-applications.ts'
import { foundPeopleContract } from '../conformance/found-people.ts'

foundPeopleContract(twoApplications)
