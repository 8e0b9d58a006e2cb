;;? not-run-here
;; The older way to catch: wrappers use it where the module does. wasmtime does not run it; Node does.
(module
  (tag $t)
  (memory (export "memory") 1)
  (func $thrower (export "throw") (drop (memory.grow (i32.const 1))) (throw $t))
  (func (export "catch") (result i32)
    try (result i32) call $thrower i32.const 2 catch_all i32.const 1 end))
