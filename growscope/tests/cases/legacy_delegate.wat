;; A try that delegates leaves what is thrown to an outer one.
;;= memory 0
;;= memory.grow of 0 in f
;;= f: may: f → memory.grow
(module (memory 1) (tag $e)
  (func $g (throw $e))
  (func (export "f")
    try $outer
      try
        call $g
      delegate $outer
    catch_all
      i32.const 1
      memory.grow
      drop
    end))
