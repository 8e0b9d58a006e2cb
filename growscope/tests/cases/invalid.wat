;; A body that does not type-check is no module: the place is named.
;;= error: type mismatch: expected i32 but nothing on stack (at byte 31, 0x1f)
(module (func (export "f") (result i32)))
