// %% [markdown]
// # Day 10: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 10.1
static Value Apply(string op, Value a, Value b) => op switch
{
    "+" => new Value(a.Data + b.Data, [a, b], y =>
    {
        a.Grad += y.Grad;
        b.Grad += y.Grad;
    }),
    "*" => new Value(a.Data * b.Data, [a, b], y =>
    {
        a.Grad += b.Data * y.Grad;
        b.Grad += a.Data * y.Grad;
    }),
    "pow" => new Value(Math.Pow(a.Data, b.Data), [a], y => a.Grad += b.Data * Math.Pow(a.Data, b.Data - 1) * y.Grad),
    "tanh" => new Value(Math.Tanh(a.Data), [a], y => a.Grad += (1 - y.Data * y.Data) * y.Grad),
    "relu" => new Value(Math.Max(a.Data, 0), [a], y => a.Grad += a.Data > 0 ? y.Grad : 0),
    _ => throw new ArgumentException($"apply: there is no operation {op}"),
};

// %% solution 10.2
static void Backward(Value end)
{
    List<Value> order = [];
    HashSet<Value> seen = [];
    Visit(end);
    end.Grad = 1;
    for (int i = order.Count - 1; i >= 0; i--) order[i].Pull();

    void Visit(Value value)
    {
        if (!seen.Add(value)) return;
        foreach (Value parent in value.Parents) Visit(parent);
        order.Add(value);
    }
}

// %% solution 10.3
// Apply of exercise 10.1 adds up already: every rule of it says Grad +=.

// %% solution 10.4
static double SlopeAt(double x)
{
    var v = new Value(x);
    Value y = Apply("+", Apply("+", Apply("*", v, v), Apply("*", new Value(3), v)), new Value(1));
    Backward(y);
    return v.Grad;
}

// %% solution 10.5
static double[] TrainNeuron(double[][] points, double[] targets, int steps, double rate)
{
    double[] w = [0, 0, 0];
    for (int step = 0; step < steps; step++)
    {
        Value[] parameters = [.. w.Select(number => new Value(number))];
        var loss = new Value(0);
        for (int i = 0; i < points.Length; i++)
        {
            Value sum = parameters[2];
            for (int j = 0; j < 2; j++) sum = Apply("+", sum, Apply("*", parameters[j], new Value(points[i][j])));
            Value error = Apply("+", Apply("tanh", sum, new Value(0)), new Value(-targets[i]));
            loss = Apply("+", loss, Apply("*", error, error));
        }
        Backward(loss);
        for (int j = 0; j < 3; j++) w[j] -= rate * parameters[j].Grad;
    }
    return w;
}
