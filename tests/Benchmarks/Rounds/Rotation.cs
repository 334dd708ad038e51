namespace SoundCloud.Benchmarks;

/// <summary>The order of the subjects: a Latin square in which each subject has each position, and follows each other subject, equally often.</summary>
public static class Rotation
{
    /// <summary>The order of one round. An odd number of subjects is balanced over twice as many rounds: the second half runs backwards.</summary>
    public static int[] Order(int subjects, int round)
    {
        var order = new int[subjects];
        for (var place = 0; place < subjects; place++)
        {
            // 0, 1, n−1, 2, n−2, …: each difference between neighbours comes once.
            var start = place % 2 == 1 ? (place + 1) / 2 : (subjects - place / 2) % subjects;
            order[place] = (start + round) % subjects;
        }
        if (subjects % 2 == 1 && round / subjects % 2 == 1)
            Array.Reverse(order);
        return order;
    }
}
