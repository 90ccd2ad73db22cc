extension Mutation {
    /// What makes photos one job.
    static let album: [Mutation] = [
        Mutation(
            "a photo that came later joins a job that was handed out",
            "  if not album(item) or redis.call('EXISTS', key) == 1 then return 0 end",
            "  if not album(item) then return 0 end", [.album, .ripe]),
        Mutation("two albums are one", " or album(following) ~= name then", " then", [.album]),
        Mutation(
            "more than ten are one job", "  for count = 1, most - 1 do", "  for count = 1, most do", [.album, .given]),
        Mutation(
            "an album does not wait", "    if wait > 0 and wait <= rule.quiet then return wait end", "", [.ripe]),
        Mutation(
            "an album waits however many photos are there", " and not complete and redis.call", " and redis.call",
            [.given]),
        Mutation(
            "an album is settled with its first photo", "  redis.call('LPOP', p .. 'l:' .. lane, count)",
            "  redis.call('LPOP', p .. 'l:' .. lane)", [.onlyFenced]),
        Mutation(
            "the end of an album leaves its count",
            "p .. 'cancel:' .. job, p .. 'heads:' .. job)\n  local following",
            "p .. 'cancel:' .. job)\n  local following",
            [.album]),
        Mutation(
            "a parked album is one dead letter", "LRANGE', p .. 'l:' .. lane, 0, heads(p, job) - 1)",
            "LRANGE', p .. 'l:' .. lane, 0, 0)", [.apologies]),
    ]
}
