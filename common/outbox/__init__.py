"""What leaves the house: a row within the transaction, a task after commit, retries, and a sweep for stuck rows."""
