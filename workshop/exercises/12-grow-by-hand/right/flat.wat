;; right: one instruction a line, with a block to leave

(module
  (import "host" "memory" (memory 0))
  (global $end (mut i32) (i32.const 0))

  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (local $missing i32)
    block $there
      memory.size
      i32.const 16
      i32.shl
      global.get $end
      i32.sub
      local.tee $missing ;; the room, to begin with
      local.get $bytes
      i32.ge_u
      br_if $there
      local.get $bytes
      local.get $missing
      i32.sub
      local.tee $missing
      i32.const 16
      i32.shr_u
      local.get $missing
      i32.const 0xffff
      i32.and
      i32.const 0
      i32.ne
      i32.add
      memory.grow
      i32.const -1
      i32.ne
      br_if $there
      i32.const -1
      return
    end
    global.get $end)

  (func (export "append") (param $byte i32) (result i32)
    (local $at i32)
    i32.const 1
    call $reserve
    local.tee $at
    i32.const -1
    i32.ne
    if
      local.get $at
      local.get $byte
      i32.store8
      local.get $at
      i32.const 1
      i32.add
      global.set $end
    end
    local.get $at)
)
