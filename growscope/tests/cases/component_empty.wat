;; A component without a core module has nothing to look at.
;;= error: it is a component that holds no core module, so nothing in it has a memory
(component)
