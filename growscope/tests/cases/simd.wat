;; Instructions of other proposals are passed over, and what follows them is seen.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1)
  (func (export "f") (result v128)
    (drop (memory.grow (i32.const 1)))
    (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (v128.load offset=16 (i32.const 0)) (v128.const i64x2 0 0))))
