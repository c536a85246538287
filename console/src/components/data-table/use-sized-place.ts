import { defaultPageSize, type ListPlace, type PageSize } from '../../lib/list-address.ts'
import { useKeptSize } from './list-size.ts'

/** The address with the size of its page in it. Until `isKnown` there is nothing to ask for. */
export function useSizedPlace<Search extends ListPlace>(
  search: Search,
  usual: PageSize = defaultPageSize,
): { readonly sized: Search & { readonly size: PageSize }; readonly isKnown: boolean } {
  const { isKnown, size } = useKeptSize()
  return { sized: { ...search, size: search.size ?? size ?? usual }, isKnown: isKnown || search.size !== undefined }
}
