;; A line for each thing, so that a line says which.
(module
  (type $nothing (func))
  (import "env" "look" (func $look))
  (memory (export "memory") 1)
  (table (export "table") 2 funcref)
  (elem (i32.const 0) $grow $refused)
  (func $grow
    nop
    memory.size
    drop
    i32.const 1
    memory.grow
    drop)
  (func $refused
    i32.const 1
    memory.grow
    drop
    unreachable)
  (func (export "direct")
    nop
    call $grow)
  (func (export "the_one_that_comes_back") (param i32)
    local.get 0
    if
      call $grow
      unreachable
    end
    block
      br 0
      call $grow
    end
    call $grow)
  (func (export "only_one_that_does_not")
    call $refused
    unreachable)
  (func (export "behind_what_was_forgotten")
    block
      block
        i32.const 0
        br_if 0
        nop
      end
    end
    call $grow)
  (func (export "tail")
    nop
    return_call $grow)
  (func (export "indirect")
    i32.const 0
    call_indirect (type $nothing))
  (func (export "reference")
    ref.func $grow
    call_ref $nothing)
  (func (export "host")
    nop
    call $look))
