/// Tests a greeter where it stands, on the machine that builds it: one test, because the block is one static.
///
/// Expands to a test of the four exports of the crate that calls it.
#[macro_export]
macro_rules! test_natively {
    () => {
        #[cfg(test)]
        mod natively {
            use super::{get_msg_ptr, get_name_ptr, get_salutation_ptr, set_name};

            /// Writes both texts as a host would, and answers with the result and the message's whole slot.
            fn call(salutation: &[u8], name: &[u8], lengths: (usize, usize)) -> (i32, [u8; $crate::MESSAGE_BYTES]) {
                // SAFETY: the pointers are those of three disjoint slots of a static block, which this thread alone
                // uses, and no test passes a text longer than a slot.
                unsafe {
                    get_salutation_ptr().copy_from_nonoverlapping(salutation.as_ptr(), salutation.len());
                    get_name_ptr().copy_from_nonoverlapping(name.as_ptr(), name.len());
                    let result = set_name(lengths.0, lengths.1);
                    (result, get_msg_ptr().cast::<[u8; $crate::MESSAGE_BYTES]>().read())
                }
            }

            #[test]
            fn greets_and_on_failure_leaves_the_message_as_it_was() {
                let (result, slot) = call(b"Ahoy there", b"Testy McTestface", (10, 16));
                assert_eq!(result, 29);
                assert_eq!(&slot[..29], b"Ahoy there, Testy McTestface!");
                for (lengths, code) in [((17, 0), -1), ((0, 17), -2), ((usize::MAX, 17), -1), ((1 << 31, 0), -1)] {
                    assert_eq!(call(b"Ohoy", b"Testy", lengths), (code, slot), "lengths {lengths:?}");
                }
                let (result, slot) = call(b"", b"", (0, 0));
                assert_eq!((result, &slot[..3]), (3, &b", !"[..]));
            }
        }
    };
}
