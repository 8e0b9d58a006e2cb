;; Each loop is left only by way of the one around it: growth in the innermost comes back all the same.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in grow
;;= grow: may: grow → memory.grow
(module (memory (export "memory") 1)
  (func (export "grow") (param i32)
    loop local.get 0 if return end
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    loop local.get 0 br_if 1
    local.get 0 memory.grow drop local.get 0 br_if 0 unreachable
    end end end end end end end end))
