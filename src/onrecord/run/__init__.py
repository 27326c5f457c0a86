"""Where the steps run. A runner only decides where; what runs is pipeline.run_shard."""
